using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Payments.Api.Access.Addresses;

/// <summary>
/// How many unauthenticated requests each address has sent lately: those of the running minute, and of the one before it
/// the share that still lies within the last 60 s. The table never grows: addresses that fall into the same slot share its
/// count. No attacker can choose whose slot to fill, because the hash is seeded anew with every process.
/// </summary>
internal sealed class AddressCounts(int perMinute, TimeProvider clock)
{
    /// <summary>Both counts of a slot and their minute fit one 64-bit number, which is changed at once.</summary>
    public const int MostPerMinute = CountMask - 1;
    private const int CountBits = 18;
    private const int CountMask = (1 << CountBits) - 1;
    private const int Slots = 1 << 14;

    private readonly long[] _slots = new long[Slots];
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Counts a request of the address; when it has sent too many, that one is not counted, and the wait is what it gets.</summary>
    public TimeSpan? Take(IPAddress address)
    {
        ref var slot = ref _slots[(uint)HashCode.Combine(Network(address)) % Slots];
        var (minute, within) = Math.DivRem(clock.GetElapsedTime(_start).Ticks, TimeSpan.TicksPerMinute);
        while (true)
        {
            var seen = Volatile.Read(ref slot);
            var (before, current) = Counts(seen, minute);
            if (Rest(before, within) + current >= perMinute)
                return Wait(before, current, within);
            var next = (minute << (2 * CountBits)) | (before << CountBits) | (current + 1);
            if (Interlocked.CompareExchange(ref slot, next, seen) == seen) return null;
        }
    }

    private static (long Before, long Current) Counts(long slot, long minute) => (minute - (slot >> (2 * CountBits))) switch
    {
        0 => ((slot >> CountBits) & CountMask, slot & CountMask),
        1 => (slot & CountMask, 0),
        _ => (0, 0),
    };

    /// <summary>Rounded up: a part of a request counts as a whole one.</summary>
    private static long Rest(long before, long within) =>
        ((before * (TimeSpan.TicksPerMinute - within)) + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute;

    private TimeSpan Wait(long before, long current, long within)
    {
        // Where the running minute is full by itself, nothing leaves before the next one.
        if (current >= perMinute) return new TimeSpan(TimeSpan.TicksPerMinute - within) + TimeSpan.FromSeconds(1);
        var free = TimeSpan.TicksPerMinute - (TimeSpan.TicksPerMinute * (perMinute - current - 1) / before);
        return new TimeSpan(Math.Max(0, free - within)) + TimeSpan.FromSeconds(1);
    }

    /// <summary>An IPv6 caller has a whole /64 to choose from; an IPv4 address is one caller.</summary>
    private static ulong Network(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var whole = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        whole.TryWriteBytes(bytes, out _);
        return whole.AddressFamily == AddressFamily.InterNetwork ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}
