using System.Collections.Concurrent;
using System.Net;

namespace Payments.Tests.Integration.Channels;

/// <summary>Takes callbacks in, and may refuse the first ones.</summary>
internal sealed class CallbackReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private int _refusals;

    public CallbackReceiver(int refusals = 0)
    {
        _refusals = refusals;
        Url = new Uri($"http://127.0.0.1:{FreePort.Next()}/callbacks/");
        _listener.Prefixes.Add(Url.AbsoluteUri);
        _listener.Start();
        _ = Take();
    }

    public Uri Url { get; }

    public ConcurrentQueue<(byte[] Body, string? Signature)> Received { get; } = new();

    public void Dispose() => _listener.Close();

    private async Task Take()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            Received.Enqueue((body.ToArray(), context.Request.Headers["X-Simulator-Signature"]));
            context.Response.StatusCode = Interlocked.Decrement(ref _refusals) >= 0 ? 503 : 204;
            context.Response.Close();
        }
    }
}
