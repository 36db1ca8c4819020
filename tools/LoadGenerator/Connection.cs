using System.Net;
using System.Net.Sockets;

namespace Payments.LoadGenerator;

/// <summary>One kept-alive HTTP/1.1 connection, with as little of HTTP as an answer of the API needs: it must not take the cores from what it measures.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[64 * 1024];

    public async Task Open(Uri url) => await _socket.ConnectAsync(new DnsEndPoint(url.Host, url.Port));

    /// <summary>Sends one request, reads its whole answer, returns its status.</summary>
    public async ValueTask<int> Exchange(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var read = 0;
        while (true)
        {
            var more = await _socket.ReceiveAsync(_answer.AsMemory(read));
            if (more == 0) throw new IOException("The API closed the connection.");
            read += more;
            if (IsWhole(_answer.AsSpan(0, read))) return Status(_answer);
        }
    }

    public string AnswerText(int length) => System.Text.Encoding.UTF8.GetString(_answer, 0, Math.Min(length, _answer.Length));

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var length = answer[..head].IndexOf("Content-Length: "u8);
        // Without a length the body is chunked, and ends with an empty chunk.
        if (length < 0) return answer.EndsWith("\r\n0\r\n\r\n"u8);
        var digits = answer[(length + 16)..];
        return System.Buffers.Text.Utf8Parser.TryParse(digits, out int bytes, out _) && answer.Length >= head + 4 + bytes;
    }

    // "HTTP/1.1 201 Created"
    private static int Status(ReadOnlySpan<byte> answer) =>
        System.Buffers.Text.Utf8Parser.TryParse(answer.Slice(9, 3), out int status, out _) ? status : 0;
}
