using System.Collections.Frozen;

namespace Payments.Channels;

/// <summary>The accounts that a process was configured with, for everyone.</summary>
public sealed class ConfiguredChannels : IChannels
{
    private readonly FrozenDictionary<string, ChannelEntry> _byName;

    public ConfiguredChannels(IEnumerable<ChannelEntry> accounts)
    {
        Accounts = [.. accounts.OrderBy(account => account.Name, StringComparer.Ordinal)];
        All = Accounts.Count > 0 ? Accounts : [Nowhere];
        _byName = Accounts.ToFrozenDictionary(account => account.Name);
    }

    /// <summary>Stands where there is no account.</summary>
    public static ChannelEntry Nowhere { get; } = new("none", new UnconfiguredChannel());

    /// <summary>Empty where none was configured.</summary>
    public IReadOnlyList<ChannelEntry> Accounts { get; }

    public IReadOnlyList<ChannelEntry> All { get; }

    public IReadOnlyList<ChannelEntry> Of(string owner) => All;

    public ValueTask<ChannelEntry> Find(string name) => new(Known(name) ?? Nowhere);

    public ChannelEntry? Known(string name) => _byName.GetValueOrDefault(name);
}
