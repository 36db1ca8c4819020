using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>A timer of one activation; it stops with it.</summary>
public interface IGrainTimer : IDisposable
{
    void Change(TimeSpan dueTime, TimeSpan period);
}

public readonly struct GrainTimerCreationOptions()
{
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of one tick to the next.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Ticks run between the turns of calls, instead of alone.</summary>
    public bool Interleave { get; init; }

    /// <summary>Ticks count as use, so that the activation is not collected for being idle.</summary>
    public bool KeepAlive { get; init; }
}
