using Orleans.Concurrency;

namespace Payments.Routing;

/// <summary>How one account at a channel does. Its key is <see cref="HealthKeys.Of"/>.</summary>
[Alias("channel-health")]
public interface IChannelHealthGrain : IGrainWithStringKey
{
    /// <summary>Counts what a process has seen. Kept within five seconds; what a crash takes before is seen again.</summary>
    [Alias("report")]
    Task Report(HealthReport report);

    /// <summary>The account has other credentials: what opened its circuit says nothing of them.</summary>
    [Alias("begin-anew")]
    Task BeginAnew();

    [ReadOnly, Alias("read")]
    Task<ChannelHealthView> Read();
}

/// <summary>How accounts are named: by channel and account, neither of which holds the separator.</summary>
public static class HealthKeys
{
    private const char Separator = '/';

    public static string Of(string channel, string accountId) => $"{channel}{Separator}{accountId}";

    public static (string Channel, string AccountId) Parts(string key) =>
        key.IndexOf(Separator, StringComparison.Ordinal) is var at && at > 0 ? (key[..at], key[(at + 1)..]) : (key, "");

    public static IChannelHealthGrain ChannelHealth(this IGrainFactory grains, string channel, string accountId) =>
        grains.GetGrain<IChannelHealthGrain>(Of(channel, accountId));
}
