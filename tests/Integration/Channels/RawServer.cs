using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payments.Tests.Integration.Channels;

/// <summary>A server that reads a request and then writes exactly the bytes it was given, right or wrong.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, NetworkStream, Task> _answer;
    private int _requests;

    /// <param name="answer">Gets the request's text; when it returns, the connection is closed.</param>
    public RawServer(Func<string, NetworkStream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Accept();
    }

    public RawServer(string answer)
        : this((_, stream) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer)).AsTask())
    {
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Requests => Volatile.Read(ref _requests);

    public static string Http(int status, string body) => $"HTTP/1.1 {status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var request = await ReadRequest(stream);
            Interlocked.Increment(ref _requests);
            await _answer(request, stream);
        }
    }

    private static async Task<string> ReadRequest(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsWhole(text.ToString()))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0) break;
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        const string Length = "Content-Length: ";
        var at = text.IndexOf(Length, StringComparison.Ordinal);
        return at < 0 || text.Length - end - 4 >= int.Parse(text.AsSpan(at + Length.Length).Slice(0, text.AsSpan(at + Length.Length).IndexOf('\r')), System.Globalization.CultureInfo.InvariantCulture);
    }
}
