using System.Collections.Concurrent;
using System.Text.Json;
using Payments.WebhookReceiver;

var builder = WebApplication.CreateSlimBuilder(args);
if (builder.Configuration["secret"] is not { Length: > 0 } secret)
{
    await Console.Error.WriteLineAsync("Usage: WebhookReceiver --secret whsec_... [--urls http://127.0.0.1:5005]");
    return 1;
}

var app = builder.Build();
var verifier = new WebhookVerifier(secret, TimeProvider.System);
// A shop keeps these in its database, together with what it does about the event.
var seen = new ConcurrentDictionary<string, bool>();

app.MapPost("/{**path}", async (HttpContext http) =>
{
    using var body = new MemoryStream();
    await http.Request.Body.CopyToAsync(body, http.RequestAborted);
    var headers = http.Request.Headers;
    var id = headers["webhook-id"].ToString();
    if (!verifier.IsGenuine(id, headers["webhook-timestamp"], headers["webhook-signature"], body.ToArray())) return Results.Unauthorized();
    if (!seen.TryAdd(id, true)) return Results.NoContent();

    var happened = JsonDocument.Parse(body.ToArray()).RootElement;
    Console.WriteLine($"{happened.GetProperty("timestamp")} {happened.GetProperty("type")} {happened.GetProperty("object_id")} #{happened.GetProperty("sequence")}");
    return Results.NoContent();
});

await app.RunAsync();
return 0;
