using Payments.Callbacks;
using Payments.ChannelAccounts;
using Payments.Channels;
using Payments.Channels.Simulator;
using Payments.Exchange;
using Payments.Jobs;
using Payments.Ledger;
using Payments.Merchants;
using Payments.Risk;
using Payments.Routing;
using Payments.Rows;
using Payments.Sagas;
using Payments.Secrets;
using Payments.Silo.Settings;
using Payments.Storage;
using Payments.Tiers;
using Payments.Webhooks;
using Payments.Webhooks.Archive;

namespace Payments.Silo.Hosting;

/// <summary>What every process of the platform registers, whichever engine runs its grains.</summary>
public static class PlatformServices
{
    /// <summary>A process that hosts grains: engine, storage, and all that grains ask for.</summary>
    public static void AddGrainHost(this WebApplicationBuilder builder, PlatformSettings settings)
    {
        builder.AddShared(settings);
        builder.Services.AddPaymentsStorage(settings.Database, [.. RowMappings.All()]);
        builder.Services.AddGrainStatesOf(typeof(MerchantGrain).Assembly);
        var accounts = new ChannelAccountSettings { PublicUrl = settings.PublicUrl, AllowLoopback = builder.Environment.IsDevelopment() };
        builder.Services.AddChannelAccounts(accounts, adapters => ConfiguredAccounts.Open(settings, adapters));
        if (settings.Simulator is not null) builder.Services.AddSingleton<ICallbackReader>(new SimulatorCallbacks(settings.SimulatorCallbackSecret, TimeProvider.System));
        foreach (var reader in settings.CallbackReaders) builder.Services.AddSingleton(reader);
        builder.Services.AddSingleton<CallbackArchive>();
        builder.Services.AddSingleton<IRiskCheck, RiskCheck>();
        builder.Services.AddSingleton<SagaMetrics>();
        builder.Services.AddPaymentRouting();
        if (settings.Rates is { } rates) builder.Services.AddSingleton(rates);
        builder.Services.AddSingleton<RateBook>();
        builder.Services.AddSingleton(settings.SecretBox);
        builder.Services.AddWebhooks(settings.Webhooks);
        builder.Services.AddSingleton<JobMetrics>();
        builder.Services.AddSingleton<JobRuns>();
        builder.Services.AddSingleton<IJob, CallbackArchiveJob>();
        builder.Services.AddSingleton<IJob, SecretRenewalJob>();
        builder.Services.AddSingleton<IJob, TierReviewJob>();
        builder.Services.AddSingleton<IJob, WebhookArchiveJob>();
        builder.Services.AddSingleton<IJob, WebhookCleanUpJob>();
        GrainHosting.AddSilo(builder, settings);
    }

    /// <summary>A process that only calls grains elsewhere.</summary>
    public static void AddGrainClient(this WebApplicationBuilder builder, PlatformSettings settings)
    {
        builder.AddShared(settings);
        GrainHosting.AddClient(builder, settings);
    }

    /// <summary>Work that must go on by itself from the moment this process hosts grains.</summary>
    public static Task StartSweeps(this WebApplication app)
    {
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        return Task.WhenAll(
        [
            app.Take("The sweep of due sagas", grains.GetGrain<ISagaSweeperGrain>("payments").EnsureRunning),
            app.Take("The sealing of the ledger", grains.GetGrain<ILedgerSealerGrain>("payments").EnsureRunning),
            app.Take("The sending of webhooks", grains.GetGrain<IWebhookDispatcherGrain>("payments").EnsureRunning),
            .. JobNames.All.Select(job => app.Take($"The job {job}", grains.Job(job).EnsureRunning)),
        ]);
    }

    private static void AddShared(this WebApplicationBuilder builder, PlatformSettings settings)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(settings.Pepper);
        builder.Services.AddSingleton(MovedClock.Of(builder.Configuration, builder.Environment));
        // Long enough for the calls that run, short enough for an orchestrator's own patience.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
    }
}
