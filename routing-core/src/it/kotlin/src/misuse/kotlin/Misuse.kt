import io.github.pbxrouting.api.CallRouter
import io.github.pbxrouting.api.Client
import io.github.pbxrouting.api.RouteOptions

fun nullArgument() = Client.builder(null)

fun nullableArgument(router: CallRouter, number: String?) = router.route(number)

fun nullableResult(options: RouteOptions) = options.leftOutFriend().length
