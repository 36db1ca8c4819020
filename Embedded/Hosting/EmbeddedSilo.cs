using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payments.Embedded.Activations;
using Payments.Embedded.Calls;

namespace Payments.Embedded;

/// <summary>One in-process host of grains.</summary>
internal sealed class EmbeddedSilo : IDisposable
{
    private volatile SiloStage _stage;

    public EmbeddedSilo(IServiceProvider services, IOptions<EmbeddedSiloOptions> options, TimeProvider time, ILogger<EmbeddedSilo> logger)
    {
        Services = services;
        Options = options.Value;
        Time = time;
        Logger = logger;
        MicrosecondsPerTick = 1e6 / time.TimestampFrequency;
        Watchdog = new(this);
        Catalog = new(this);
        Factory = new GrainFactory(this);
        Statistics = new(this);
    }

    public IServiceProvider Services { get; }

    public EmbeddedSiloOptions Options { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public GrainCatalog Catalog { get; }

    public IClusterClient Factory { get; }

    public GrainStatistics Statistics { get; }

    public Watchdog Watchdog { get; }

    public double MicrosecondsPerTick { get; }

    public long Now => Time.GetTimestamp();

    public SiloStage Stage
    {
        get => _stage;
        set => _stage = value;
    }

    public IEnumerable<Activation> Activations => Catalog.Classes.SelectMany(one => one.Activations);

    public long ToTicks(TimeSpan time) => (long)(time.TotalSeconds * Time.TimestampFrequency);

    /// <summary>Notes on the call where it comes from and what travels with it; false if it must not be made.</summary>
    public bool Prepare(GrainCall call, GrainClass target, IdSpan key)
    {
        var sender = SynchronizationContext.Current as GrainCall;
        if (_stage != SiloStage.Running && (sender is null || _stage == SiloStage.Stopped))
        {
            call.Fail(Refusal($"{target.GrainType}/{key} {call.Method.FullName}"));
            return false;
        }

        // A sender that has ended, or that does not wait, is no link of the chain.
        if (sender is { Phase: not CallPhase.Ended } && !call.Method.IsOneWay) call.Parent = sender;
        call.SentAt = Now;
        call.RequestContext = RequestContext.Current;
        call.CallerActivity = Activity.Current;
        call.ObserveCancellation();
        return !call.IsSettled;
    }

    public static SiloUnavailableException Refusal(string call) =>
        new($"{call} was refused because the silo is shutting down. Try again when it has started anew.");

    public void Dispose()
    {
        Watchdog.Dispose();
        Statistics.Dispose();
    }
}

internal enum SiloStage
{
    Running,

    /// <summary>Only grains may call; what runs and waits comes to its end.</summary>
    Draining,

    /// <summary>All activations end; what still waits is refused.</summary>
    Deactivating,

    Stopped,
}
