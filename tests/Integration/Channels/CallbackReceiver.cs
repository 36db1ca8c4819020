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

    /// <summary>What is answered to those that are not refused.</summary>
    public string Answer { get; init; } = "";

    public ConcurrentQueue<(byte[] Body, IReadOnlyDictionary<string, string> Headers)> Requests { get; } = new();

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
            var headers = context.Request.Headers;
            Requests.Enqueue((body.ToArray(), headers.AllKeys.ToDictionary(key => key!.ToLowerInvariant(), key => headers[key]!)));
            context.Response.StatusCode = Interlocked.Decrement(ref _refusals) >= 0 ? 503 : Answer.Length == 0 ? 204 : 200;
            if (context.Response.StatusCode == 200) await context.Response.OutputStream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Answer));
            context.Response.Close();
        }
    }
}
