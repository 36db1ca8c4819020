using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Payments.Tests.Integration.Engine.Hosting;

public sealed partial class EngineHost
{
    /// <summary>Orleans lets a cycle of calls run into its call timeout.</summary>
    public static bool DeadlockIsNamed => false;

    /// <summary>Orleans only looks at the first of several reads: when that ends, a write may join the others.</summary>
    public static bool WriteWaitsForEveryRead => false;

    private static partial void AddEngine(HostApplicationBuilder builder, EngineHostOptions options)
    {
        builder.UseOrleans(silo =>
        {
            var (siloPort, gatewayPort) = FreePorts();
            silo.UseLocalhostClustering(siloPort, gatewayPort);
            options.Store.AddTo(silo.Services);
            silo.Services.Configure<SiloMessagingOptions>(messaging =>
            {
                messaging.ResponseTimeout = options.CallTimeout;
                // A cancellation is a message of its own: without this a caller goes on before the grain knows of it.
                messaging.WaitForCancellationAcknowledgement = true;
                messaging.MaxEnqueuedRequestsHardLimit = options.MailboxLimit;
            });
            silo.Services.Configure<GrainCollectionOptions>(collection =>
            {
                collection.CollectionAge = options.CollectionAge;
                collection.CollectionQuantum = options.CollectionPeriod;
            });
            silo.Services.Configure<ReminderOptions>(reminders =>
                reminders.MinimumReminderPeriod = options.MinimumReminderPeriod);
        });
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        return (((IPEndPoint)silo.LocalEndpoint).Port, ((IPEndPoint)gateway.LocalEndpoint).Port);
    }
}
