using System.Collections.Concurrent;
using System.Text.Json;
using Payments.WebhookReceiver;

var builder = WebApplication.CreateSlimBuilder(args);
if (builder.Configuration["secret"] is not { Length: > 0 } secret)
{
    await Console.Error.WriteLineAsync("Usage: WebhookReceiver --secret whsec_...[,whsec_...] [--urls http://127.0.0.1:5005] [--log FILE]");
    return 1;
}

var app = builder.Build();
// Each endpoint has a secret of its own; a request is genuine when one of them has signed it.
var verifiers = secret.Split(',').Select(one => new WebhookVerifier(one, TimeProvider.System)).ToList();
using var log = new ReceiverLog(builder.Configuration["log"]);
// A shop keeps these in its database, together with what it does about the event.
var seen = new ConcurrentDictionary<string, bool>();

app.MapPost("/{**path}", async (HttpContext http) =>
{
    using var body = new MemoryStream();
    await http.Request.Body.CopyToAsync(body, http.RequestAborted);
    var headers = http.Request.Headers;
    var id = headers["webhook-id"].ToString();
    if (!verifiers.Any(verifier => verifier.IsGenuine(id, headers["webhook-timestamp"], headers["webhook-signature"], body.ToArray()))) return Results.Unauthorized();
    var happened = JsonElement.Parse(body.ToArray());
    log.Add(id, happened);
    if (!seen.TryAdd(id, true)) return Results.NoContent();

    Console.WriteLine($"{happened.GetProperty("timestamp")} {happened.GetProperty("type")} {happened.GetProperty("object_id")} #{happened.GetProperty("sequence")}");
    return Results.NoContent();
});

await app.RunAsync();
return 0;
