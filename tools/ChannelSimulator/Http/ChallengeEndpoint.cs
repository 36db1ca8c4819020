using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Callbacks;

namespace Payments.ChannelSimulator.Http;

/// <summary>The page where the customer of a tok_3ds charge or authorisation says yes or no.</summary>
internal sealed class ChallengeEndpoint(Bank bank, CallbackSender callbacks)
{
    private const string Page = """
        <!doctype html><title>Channel simulator</title><h1>Confirm your payment</h1>
        <p><a href="?outcome=succeeded">Confirm</a> <a href="?outcome=failed">Refuse</a></p>
        """;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/challenge/{reference}", Handle);

    private async Task Handle(HttpContext http)
    {
        var reference = (string)http.Request.RouteValues["reference"]!;
        if (http.Request.Query["outcome"] is not [{ } outcome])
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(Page);
            return;
        }

        if (outcome is not ("succeeded" or "failed"))
        {
            await Answers.Error(http, 400, "outcome_invalid", "outcome is succeeded or failed.");
            return;
        }

        if (bank.Complete(reference, outcome == "succeeded") is not var (decision, returnUrl))
        {
            await Answers.Error(http, 409, "challenge_over", "No charge with this reference waits for its customer.");
            return;
        }

        await decision.Durable;
        if (decision.Callback is not null) _ = callbacks.Send(decision.Callback);
        if (returnUrl is not null) http.Response.Redirect(returnUrl);
        else await http.Response.WriteAsync(outcome);
    }
}
