using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Payments.WebhookReceiver;

const string Usage = "Usage: WebhookReceiver --secret whsec_...[,whsec_...] [--urls http://127.0.0.1:5005] [--log FILE]; the secret is what the endpoint's creation answered.";
const long MostBytes = 1024 * 1024;

var builder = WebApplication.CreateSlimBuilder(args);
if (Verifiers(builder.Configuration["secret"]) is not { } verifiers)
{
    await Console.Error.WriteLineAsync(Usage);
    return 1;
}

if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://127.0.0.1:5005");
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MostBytes);
// What arrives is printed below; everything about requests as such would hide it.
builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
var app = builder.Build();
using var log = new ReceiverLog(builder.Configuration["log"]);
// A shop keeps these in its database, together with what it does about the event.
var seen = new ConcurrentDictionary<string, bool>();

app.MapPost("/{**path}", async (HttpContext http) =>
{
    using var body = new MemoryStream();
    await http.Request.Body.CopyToAsync(body, http.RequestAborted);
    var headers = http.Request.Headers;
    var id = headers["webhook-id"].ToString();
    if (!verifiers.Any(verifier => verifier.IsGenuine(id, headers["webhook-timestamp"], headers["webhook-signature"], body.ToArray())))
    {
        Console.WriteLine("refused: not signed with this secret, or more than five minutes ago");
        return Results.Unauthorized();
    }

    using var parsed = JsonDocument.Parse(body.ToArray());
    var happened = parsed.RootElement;
    log.Add(id, happened);
    var isNew = seen.TryAdd(id, true);
    Console.WriteLine($"{happened.GetProperty("timestamp")} {happened.GetProperty("type")} {happened.GetProperty("object_id")} #{happened.GetProperty("sequence")}{(isNew ? "" : " (again: nothing is done)")}");
    return Results.NoContent();
});

try
{
    await app.StartAsync();
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{e.InnerException.Message}: choose another port with --urls.");
    return 1;
}

Console.WriteLine($"Waiting for webhooks at {string.Join(' ', app.Urls)}; Ctrl-C ends it.");
await app.WaitForShutdownAsync();
return 0;

// Each endpoint has a secret of its own; a request is genuine when one of them has signed it.
static List<WebhookVerifier>? Verifiers(string? secrets)
{
    try
    {
        return [.. (secrets ?? "").Split(',').Select(secret => new WebhookVerifier(secret, TimeProvider.System))];
    }
    catch (Exception e) when (e is ArgumentException or FormatException)
    {
        return null;
    }
}
