using System.Collections.Frozen;

namespace Payments.Channels;

/// <summary>The accounts that a process was configured with.</summary>
public sealed class ConfiguredChannels : IChannels
{
    private static readonly UnconfiguredChannel Nowhere = new();

    private readonly FrozenDictionary<string, ChannelEntry> _byName;

    public ConfiguredChannels(IEnumerable<ChannelEntry> accounts)
    {
        All = [.. accounts.OrderBy(account => account.Name, StringComparer.Ordinal)];
        if (All.Count == 0) All = [new ChannelEntry(Nowhere.Name, Nowhere)];
        _byName = All.ToFrozenDictionary(account => account.Name);
    }

    public IReadOnlyList<ChannelEntry> All { get; }

    public IPaymentChannel Find(string name) => _byName.GetValueOrDefault(name)?.Channel ?? Nowhere;

    public Uri? CallbackUrl(string name) => _byName.GetValueOrDefault(name)?.CallbackUrl;
}
