using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Payments.ChannelSimulator.Banking;

/// <summary>Attempts by number and by idempotency key.</summary>
internal sealed class AttemptStore
{
    private const int ChunkBits = 14;
    private const int ChunkSize = 1 << ChunkBits;
    private const int Shards = 256;

    private readonly List<Attempt[]> _chunks = [];

    // Many small dictionaries grow one by one; a big one would stop every caller while it moves millions of entries.
    private readonly Dictionary<UInt128, int>[] _byKey = [.. Enumerable.Range(0, Shards).Select(_ => new Dictionary<UInt128, int>())];

    public int Count { get; private set; }

    public ref Attempt this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    /// <summary>The number of the key's attempt, or -1.</summary>
    public int Find(string key)
    {
        var digest = Digest(key);
        return Shard(digest).TryGetValue(digest, out var index) ? index : -1;
    }

    public int Add(string key, in Attempt attempt)
    {
        var digest = Digest(key);
        Shard(digest).Add(digest, Count);
        if (Count >> ChunkBits == _chunks.Count) _chunks.Add(new Attempt[ChunkSize]);
        this[Count] = attempt;
        return Count++;
    }

    private Dictionary<UInt128, int> Shard(UInt128 digest) => _byKey[(int)(digest & (Shards - 1))];

    // Half the memory of the key's text, and 128 bits of SHA-256 do not meet by chance.
    private static UInt128 Digest(string key)
    {
        Span<byte> text = stackalloc byte[256];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(key, text)], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
