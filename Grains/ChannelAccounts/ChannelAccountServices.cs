using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Channels;
using Payments.Secrets;

namespace Payments.ChannelAccounts;

/// <summary>What a process needs to use accounts at channels.</summary>
public static class ChannelAccountServices
{
    /// <param name="configured">The accounts of the environment.</param>
    public static void AddChannelAccounts(this IServiceCollection services, ChannelAccountSettings settings, Func<ChannelAdapters, IEnumerable<ChannelEntry>> configured)
    {
        services.AddSingleton(settings);
        services.AddSingleton<ChannelAdapters>();
        services.AddSingleton(provider => new ConfiguredChannels(configured(provider.GetRequiredService<ChannelAdapters>())));
        services.AddSingleton<AccountRows>();
        services.AddSingleton<AccountOpener>();
        services.AddSingleton(provider => new AccountCopy(
            provider.GetRequiredService<AccountRows>().ChangedSince,
            provider.GetRequiredService<AccountOpener>().Account,
            provider.GetRequiredService<ConfiguredChannels>(),
            provider.GetRequiredService<ILogger<AccountCopy>>()));
        services.AddSingleton<IChannels, AllChannels>();
        services.AddSingleton<ICallbackReaders, AllCallbackReaders>();
        services.AddSingleton<ISealedSecrets, ChannelAccountSecrets>();
        services.AddHostedService<AccountRenewal>();
    }
}
