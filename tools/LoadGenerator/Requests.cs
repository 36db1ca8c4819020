using System.Text;

namespace Payments.LoadGenerator;

/// <summary>The bytes of each request: made once for a key, with a place for the Idempotency-Key of each.</summary>
internal sealed class Requests
{
    private const int KeyLength = 32;

    private readonly byte[][] _texts;
    private readonly int[] _places;
    private readonly string _run = Guid.NewGuid().ToString("N")[..16];

    public Requests(LoadOptions options)
    {
        _texts = new byte[options.Keys.Length][];
        _places = new int[options.Keys.Length];
        for (var i = 0; i < _texts.Length; i++)
        {
            var head = $"POST {options.Path} HTTP/1.1\r\nHost: {options.Url.Authority}\r\nX-API-Key: {options.Keys[i]}\r\nContent-Type: application/json\r\nContent-Length: {options.Body.Length}\r\nIdempotency-Key: ";
            _places[i] = head.Length;
            _texts[i] = [.. Encoding.ASCII.GetBytes(head), .. new byte[KeyLength], .. "\r\n\r\n"u8, .. options.Body];
        }
    }

    public int LongestBytes => _texts.Max(text => text.Length);

    /// <summary>Writes the request of that number and returns its length.</summary>
    public int Write(long number, byte[] to)
    {
        var at = (int)(number % _texts.Length);
        var text = _texts[at];
        text.CopyTo(to, 0);
        var key = to.AsSpan(_places[at], KeyLength);
        Encoding.ASCII.GetBytes(_run, key);
        number.TryFormat(key[_run.Length..], out _, "x16", System.Globalization.CultureInfo.InvariantCulture);
        return text.Length;
    }
}
