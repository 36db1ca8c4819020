using System.Text;

namespace Payments.ChannelSimulator.Providers.Stripe;

/// <summary>The calls of Stripe's API below /stripe: who calls, with which parameters and key, and then what it does.</summary>
internal sealed class StripeProvider(StripeBook book, StripeIntents intents, StripeRefunds refunds, StripeWebhooks webhooks, StripeReads reads, ProviderFaults faults) : IProvider
{
    public const string SecretKey = "sk_test_simulator";

    private readonly StripeIdempotency _idempotency = new();

    public string BasePath => "/stripe";

    public void Map(IEndpointRouteBuilder routes)
    {
        var v1 = routes.MapGroup("/stripe/v1");
        v1.MapPost("/payment_intents", http => Post(http, StripeIntents.CreateParameters, StripeIntents.Check, (form, key) => intents.Create(form, key, Server(http))));
        v1.MapPost("/payment_intents/{id}/capture", http => Post(http, StripeIntents.CaptureParameters, _ => null, (form, key) => OnIntent(http, intent => intents.Capture(intent, form, key, Server(http)))));
        v1.MapPost("/payment_intents/{id}/cancel", http => Post(http, StripeIntents.CancelParameters, _ => null, (form, key) => OnIntent(http, intent => intents.Cancel(intent, form, key, Server(http)))));
        v1.MapPost("/refunds", http => Post(http, StripeRefunds.Parameters, _ => null, refunds.Create));
        v1.MapPost("/webhook_endpoints", http => Post(http, StripeWebhooks.Parameters, _ => null, (form, _) => webhooks.Create(form)));
        v1.MapGet("/payment_intents/{id}", http => Get(http, ["expand["], form => OnIntent(http, intent => StripeReply.Ok(intent.Show(Server(http), form["expand[0]"] == "latest_charge")))));
        v1.MapGet("/payment_intents", http => Get(http, StripeReads.IntentFilters, form => reads.Intents(form, Server(http))));
        v1.MapGet("/refunds/{id}", http => Get(http, ["expand["], _ => reads.Refund((string)http.Request.RouteValues["id"]!)));
        v1.MapGet("/refunds", http => Get(http, StripeReads.RefundFilters, reads.Refunds));
        routes.MapGet("/stripe/authenticate/{id}", Authenticate);
    }

    private static Uri Server(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host}/stripe/");

    private async Task Post(HttpContext http, string[] parameters, Func<StripeForm, StripeReply?> check, Func<StripeForm, string, StripeReply> act)
    {
        if (Stranger(http) is { } stranger)
        {
            await Write(http, stranger);
            return;
        }

        var body = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : (IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>>)[];
        var (form, wrong) = StripeForm.Read(body, parameters);
        if ((wrong ?? check(form)) is { } invalid)
        {
            await Write(http, invalid);
            return;
        }

        var key = http.Request.Headers["Idempotency-Key"] is [{ Length: > 0 and <= 255 } given] ? given : Guid.NewGuid().ToString();
        var fingerprint = form.Fingerprint(http.Request.Path);
        if (_idempotency.Begin(key, fingerprint) is { } known)
        {
            http.Response.Headers["Idempotent-Replayed"] = "true";
            await Write(http, known);
            return;
        }

        StripeReply? reply = null;
        try
        {
            if (!faults.GoesOn(http, form["metadata[attempt_id]"] ?? key, StripeTestMethods.Find(form["payment_method"] ?? "")?.Fault)) return;
            lock (book.Gate) reply = act(form, key);
            await reply.Durable;
        }
        finally
        {
            _idempotency.End(key, fingerprint, reply);
        }

        await Write(http, reply);
    }

    private async Task Get(HttpContext http, string[] parameters, Func<StripeForm, StripeReply> read)
    {
        var reply = Stranger(http);
        if (reply is null)
        {
            var (form, wrong) = StripeForm.Read(http.Request.Query, parameters);
            lock (book.Gate) reply = wrong ?? read(form);
        }

        await Write(http, reply);
    }

    private StripeReply OnIntent(HttpContext http, Func<StripeIntent, StripeReply> act)
    {
        var id = (string)http.Request.RouteValues["id"]!;
        return book.Intents.TryGetValue(id, out var intent) ? act(intent) : StripeReply.Missing("payment_intent", id);
    }

    private static StripeReply? Stranger(HttpContext http)
    {
        if (http.Request.Headers.Authorization is not [{ } given]) return StripeReply.Invalid("You did not provide an API key.", status: 401);
        return given == $"Bearer {SecretKey}" ? null : StripeReply.Invalid("Invalid API Key provided: sk_test_****", status: 401);
    }

    private async Task Authenticate(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["id"]!;
        Task? done = null;
        string? back = null;
        lock (book.Gate)
        {
            if (book.Intents.TryGetValue(id, out var intent) && intent.Status == "requires_action")
            {
                done = intents.Authenticate(intent, http.Request.Query["outcome"] != "failed", Server(http));
                back = intent.ReturnUrl;
            }
        }

        if (done is null)
        {
            http.Response.StatusCode = 409;
            return;
        }

        await done;
        if (back is not null) http.Response.Redirect(back);
    }

    private static Task Write(HttpContext http, StripeReply reply)
    {
        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = "application/json";
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(reply.Body.ToJsonString())).AsTask();
    }
}
