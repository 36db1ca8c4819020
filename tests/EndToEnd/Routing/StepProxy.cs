using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Payments.Tests.EndToEnd.Routing;

/// <summary>A moment in the life of a charge, as the channel sees it.</summary>
public enum Moment
{
    /// <summary>The channel is being asked, and has not heard it.</summary>
    Asked,

    /// <summary>The channel has acted, and nobody knows.</summary>
    Acted,

    /// <summary>The answer is on its way.</summary>
    Answered,
}

/// <summary>Stands before the channels, and does what the test wants at one moment of a charge at one of them.</summary>
internal sealed class StepProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _channels;
    private Func<string, Moment, Task<bool>> _at = (_, _) => Task.FromResult(true);

    private StepProxy(WebApplication app, Uri target) => (_app, _channels) = (app, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = target });

    public Uri Url => new(_app.Urls.First());

    public static async Task<StepProxy> Start(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var proxy = new StepProxy(builder.Build(), target);
        proxy._app.Run(proxy.Pass);
        await proxy._app.StartAsync();
        return proxy;
    }

    /// <param name="act">Is told the channel and the moment of each charge, and says whether it goes on.</param>
    public void At(Func<string, Moment, Task<bool>> act) => _at = act;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _channels.Dispose();
    }

    private async Task Pass(HttpContext http)
    {
        var channel = (http.Request.Method, http.Request.Path.Value) switch
        {
            ("POST", "/stripe/v1/payment_intents") => "stripe",
            ("POST", "/charges") => "simulator",
            _ => null,
        };
        using var answer = await GoesOn(channel, Moment.Asked) ? await Forward(http.Request) : null;
        if (answer is null || !await GoesOn(channel, Moment.Acted))
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Content.Headers) http.Response.Headers[name] = values.ToArray();
        foreach (var (name, values) in answer.Headers.Where(header => header.Key is not "Transfer-Encoding")) http.Response.Headers[name] = values.ToArray();
        await http.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
        await http.Response.CompleteAsync();
        await GoesOn(channel, Moment.Answered);
    }

    private Task<bool> GoesOn(string? channel, Moment moment) => channel is null ? Task.FromResult(true) : _at(channel, moment);

    private async Task<HttpResponseMessage> Forward(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), $"{request.Path.Value}{request.QueryString.Value}"[1..]);
        if (body.Length > 0) message.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in request.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Connection")))
            if (!message.Headers.TryAddWithoutValidation(name, values.ToArray())) message.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        return await _channels.SendAsync(message);
    }
}
