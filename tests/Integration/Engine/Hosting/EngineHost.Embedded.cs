using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Embedded;

namespace Payments.Tests.Integration.Engine.Hosting;

public sealed partial class EngineHost
{
    /// <summary>A cycle of calls fails at once, with an error that names the grains in it.</summary>
    public static bool DeadlockIsNamed => true;

    /// <summary>A write waits until all reads that run are over.</summary>
    public static bool WriteWaitsForEveryRead => true;

    private static partial void AddEngine(HostApplicationBuilder builder, EngineHostOptions options)
    {
        builder.Services.AddEmbeddedSilo(silo =>
        {
            silo.GrainAssemblies.Add(typeof(EngineHost).Assembly);
            silo.CallTimeout = options.CallTimeout;
            silo.CollectionAge = options.CollectionAge;
            silo.CollectionQuantum = options.CollectionPeriod;
            if (options.MailboxLimit > 0)
                silo.MailboxLimit = options.MailboxLimit;
        });
        builder.Services.Configure<ReminderOptions>(reminders =>
            reminders.MinimumReminderPeriod = options.MinimumReminderPeriod);
        options.Store.AddTo(builder.Services);
    }
}
