import io.github.pbxrouting.api.Brand
import io.github.pbxrouting.api.Client
import io.github.pbxrouting.api.Friend
import io.github.pbxrouting.api.RouteDecision
import io.github.pbxrouting.api.RouterCompiler

fun route(number: String): RouteDecision {
    val madrid = Client.builder("madrid").friend(Friend.remote("bilbao").pattern("^2").build()).build()
    return RouterCompiler.load().compile(Brand.of("demo", madrid)).client("madrid").route(number)
}
