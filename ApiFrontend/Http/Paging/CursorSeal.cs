using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Payments.Keys;
using Payments.Paging;

namespace Payments.Api.Http.Paging;

/// <summary>
/// Writes positions as cursors and reads them back. A seal binds each to its list, merchant and filters, so that a
/// cursor that was changed, made up, or taken from elsewhere is refused and never just answered with something else.
/// </summary>
internal sealed class CursorSeal(KeyPepper pepper, string list, string? merchant, IQueryCollection query)
{
    private const byte Version = 1;
    private const int HeadBytes = 1 + sizeof(long) + sizeof(long);
    private const int SealBytes = 12;
    private const int MaxBytes = 150;

    private readonly string _scope = string.Join('\n', query
        .Where(one => one.Key is not (ListContract.Limit or ListContract.Cursor))
        .Select(one => $"{one.Key}={one.Value}")
        .Order(StringComparer.Ordinal)
        .Prepend($"{list} of {merchant}"));

    public string Close(ListPosition position)
    {
        var text = new byte[HeadBytes + Encoding.UTF8.GetByteCount(position.Id)];
        text[0] = Version;
        // PostgreSQL's times are whole microseconds, and these come from there.
        BinaryPrimitives.WriteInt64BigEndian(text.AsSpan(1), position.At.UtcTicks / TimeSpan.TicksPerMicrosecond);
        BinaryPrimitives.WriteInt64BigEndian(text.AsSpan(1 + sizeof(long)), position.Ordinal);
        Encoding.UTF8.GetBytes(position.Id, text.AsSpan(HeadBytes));
        return Base64Url.EncodeToString([.. text, .. SealOf(text)]);
    }

    /// <summary>Null when the text is no cursor of this list.</summary>
    public ListPosition? Open(string cursor)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        if (!Base64Url.IsValid(cursor, out var length) || length <= HeadBytes + SealBytes || length > MaxBytes || !Base64Url.TryDecodeFromChars(cursor, bytes, out _)) return null;
        var text = bytes[..(length - SealBytes)];
        if (text[0] != Version || !CryptographicOperations.FixedTimeEquals(SealOf(text), bytes[text.Length..length])) return null;
        var at = BinaryPrimitives.ReadInt64BigEndian(text[1..]) * TimeSpan.TicksPerMicrosecond;
        var ordinal = BinaryPrimitives.ReadInt64BigEndian(text[(1 + sizeof(long))..]);
        return new ListPosition(new DateTimeOffset(at, TimeSpan.Zero), ordinal, Encoding.UTF8.GetString(text[HeadBytes..]));
    }

    private ReadOnlySpan<byte> SealOf(ReadOnlySpan<byte> text) =>
        pepper.Seal([.. Encoding.UTF8.GetBytes(_scope), (byte)'\n', .. text]).AsSpan(0, SealBytes);
}
