using System.IO.MemoryMappedFiles;
using Payments.Silo.Settings;

namespace Payments.Silo.Hosting;

/// <summary>
/// The real clock, put forward by as many ticks as the first eight bytes of a file say, so that a test can let ten minutes pass
/// in a process that it also kills. Timers go on in real time and find a later hour when they ring.
/// </summary>
public sealed class MovedClock : TimeProvider, IDisposable
{
    public const string Variable = "PAYMENTS_CLOCK_FILE";

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _ticks;

    private MovedClock(MemoryMappedFile file) => (_file, _ticks) = (file, file.CreateViewAccessor(0, sizeof(long), MemoryMappedFileAccess.Read));

    /// <summary>The clock of the process: the real one, but in development one that a file moves, where that is asked for.</summary>
    public static TimeProvider Of(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[Variable] is not { Length: > 0 } path) return System;
        if (!environment.IsDevelopment()) throw new SettingsException($"{Variable} moves the clock of a test and is refused outside development: unset it.");
        try
        {
            return new MovedClock(MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, sizeof(long), MemoryMappedFileAccess.Read));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"{Variable} is '{path}'; it must be a file of eight bytes, the ticks by which the clock is put forward.");
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(_ticks.ReadInt64(0));

    public void Dispose()
    {
        _ticks.Dispose();
        _file.Dispose();
    }
}
