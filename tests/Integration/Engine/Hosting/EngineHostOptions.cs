using Microsoft.Extensions.DependencyInjection;

namespace Payments.Tests.Integration.Engine.Hosting;

/// <summary>What a conformance test may want different; every engine maps it to its own options.</summary>
public sealed record EngineHostOptions
{
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls that may wait or run on one activation before further ones are refused; 0 is no limit.</summary>
    public int MailboxLimit { get; init; }

    public TimeSpan CollectionAge { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan CollectionPeriod { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan MinimumReminderPeriod { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>What outlives a host: pass the same store to a second host to simulate a restart.</summary>
    public IEngineStore Store { get; init; } = new MemoryEngineStore();

    public Action<IServiceCollection>? Services { get; init; }
}
