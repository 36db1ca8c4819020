using System.Reflection;

namespace Payments.Embedded;

/// <summary>How the embedded engine runs; the defaults are those of Orleans where Orleans has the same option.</summary>
public sealed class EmbeddedSiloOptions
{
    /// <summary>The assemblies that hold grain classes.</summary>
    public IList<Assembly> GrainAssemblies { get; } = [];

    /// <summary>How long a caller waits; [ResponseTimeout] on a method overrides it.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many calls may wait at one activation before further ones are refused.</summary>
    public int MailboxLimit { get; set; } = 10_000;

    /// <summary>After which idle time an activation is deactivated; [CollectionAgeLimit] on a class overrides it.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long construction, state read and OnActivateAsync may take together.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long OnDeactivateAsync may take.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long StopAsync waits for running and queued calls.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often timeouts and wait-for cycles are looked for.</summary>
    public TimeSpan WatchdogPeriod { get; set; } = TimeSpan.FromSeconds(1);
}
