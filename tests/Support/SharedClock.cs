using System.Buffers.Binary;

namespace Payments.Tests;

/// <summary>The real clock, put forward as far as the test says, here and in every platform process that is given its file.</summary>
public sealed class SharedClock : TimeProvider, IDisposable
{
    private TimeSpan _ahead;

    public SharedClock() => Write();

    /// <summary>What PAYMENTS_CLOCK_FILE is set to.</summary>
    public string FilePath { get; } = Path.Combine(Path.GetTempPath(), $"clock-{Guid.NewGuid():N}");

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Forward(TimeSpan by)
    {
        _ahead += by;
        Write();
    }

    public void Dispose() => File.Delete(FilePath);

    private void Write()
    {
        Span<byte> ticks = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(ticks, _ahead.Ticks);
        // In place: the processes look at this very file.
        using var file = File.OpenHandle(FilePath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(file, ticks, 0);
    }
}
