using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Webhooks.Delivery;

/// <summary>
/// When a delivery is tried again: after 1 s, 2 s, 4 s and so on up to an hour, each a tenth more or less, so that what
/// failed together does not come back together. The tenth follows from the notification and the try. Pure.
/// </summary>
public static class DeliverySchedule
{
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>However long an endpoint asks to be left alone.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromHours(24);

    private const int Doublings = 30;

    /// <param name="tries">How many there were, at least one.</param>
    /// <param name="first">The first wait.</param>
    public static TimeSpan Wait(string notificationId, int tries, TimeSpan first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tries, 1);
        var ticks = Math.Min(first.Ticks << Math.Min(tries - 1, Doublings), Longest.Ticks);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{notificationId}:{tries}")));
        var permille = 900 + (BinaryPrimitives.ReadUInt32BigEndian(hash) % 201);
        return TimeSpan.FromTicks(Math.Min(ticks / 1000 * permille, Longest.Ticks));
    }

    /// <summary>With what the endpoint asked for in Retry-After, which may only lengthen the wait.</summary>
    public static TimeSpan Wait(string notificationId, int tries, TimeSpan first, TimeSpan? asked)
    {
        var usual = Wait(notificationId, tries, first);
        return asked is { } longer && longer > usual ? TimeSpan.FromTicks(Math.Min(longer.Ticks, LongestAsked.Ticks)) : usual;
    }
}
