import io.github.pbxrouting.api.CallRouter
import io.github.pbxrouting.api.Client

fun nullArgument() = Client.builder(null)

fun nullableArgument(router: CallRouter, number: String?) = router.route(number)
