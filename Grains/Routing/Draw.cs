using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Routing;

/// <summary>Chance that follows from the payment's id: whoever asks again gets the same, and nothing has to be kept.</summary>
public static class Draw
{
    /// <summary>A number from 0 up to, but not with, the end. Different purposes of one payment know nothing of each other.</summary>
    public static long Number(string paymentId, string purpose, long end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, 1);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose.Length}:{purpose}:{paymentId}"), digest);
        // The high half of a product spreads 64 bits over any range as evenly as it gets.
        return (long)Math.BigMul(BinaryPrimitives.ReadUInt64BigEndian(digest), (ulong)end, out _);
    }

    /// <summary>Which of the weights the number falls into; their sum is at least 1.</summary>
    public static int Weighted(string paymentId, string purpose, ReadOnlySpan<int> weights)
    {
        var total = 0L;
        foreach (var weight in weights) total += weight;
        var number = Number(paymentId, purpose, total);
        for (var i = 0; i < weights.Length; i++)
        {
            if (number < weights[i]) return i;
            number -= weights[i];
        }

        throw new InvalidOperationException("The number is below the sum of the weights.");
    }
}
