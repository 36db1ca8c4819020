using System.Collections.Immutable;
using Payments.Channels;

namespace Payments.ChannelAccounts;

/// <summary>All accounts as this process knows them at one moment, and who may use which. Immutable.</summary>
public sealed class AccountSnapshot
{
    private readonly ImmutableDictionary<string, StoredAccount> _stored;
    private readonly ConfiguredChannels _configured;
    private readonly IReadOnlyList<ChannelEntry> _forEveryone;
    private readonly Dictionary<string, IReadOnlyList<ChannelEntry>> _forMerchants;

    private AccountSnapshot(ConfiguredChannels configured, ImmutableDictionary<string, StoredAccount> stored)
    {
        (_configured, _stored) = (configured, stored);
        var enabled = stored.Values.Where(account => account.Row.IsEnabled).ToLookup(account => account.Row.MerchantId, account => account.Entry);
        List<ChannelEntry> shared = [.. configured.Accounts, .. enabled[null]];
        _forMerchants = enabled.Where(own => own.Key is not null).ToDictionary(own => own.Key!, IReadOnlyList<ChannelEntry> (own) => InOrder([.. shared, .. own]));
        _forEveryone = InOrder(shared);
    }

    public static AccountSnapshot Of(ConfiguredChannels configured) => new(configured, ImmutableDictionary<string, StoredAccount>.Empty);

    /// <summary>What a merchant's new payments may go to: for most of them the same list.</summary>
    public IReadOnlyList<ChannelEntry> For(string owner) => _forMerchants.GetValueOrDefault(owner, _forEveryone);

    public StoredAccount? Stored(string channel, string id) => _stored.GetValueOrDefault(id) is { } account && account.Row.Channel == channel ? account : null;

    /// <summary>With what the rows say now; the same snapshot where that is known.</summary>
    public AccountSnapshot With(IReadOnlyList<AccountRow> rows, Func<AccountRow, StoredAccount> open)
    {
        var stored = _stored.ToBuilder();
        foreach (var row in rows)
        {
            // An account of a channel that this program does not have is one that it cannot call.
            if (ChannelAccountInput.Factory(row.Channel) is null) continue;
            if (!stored.TryGetValue(row.Id, out var known)) stored.Add(row.Id, open(row));
            else if (known.Row.Version < row.Version) stored[row.Id] = known with { Row = row };
        }

        var next = stored.ToImmutable();
        if (ReferenceEquals(next, _stored)) return this;
        foreach (var (id, account) in next)
            if (_stored.TryGetValue(id, out var before) && !ReferenceEquals(before, account)) account.Channel.Replace();
        return new AccountSnapshot(_configured, next);
    }

    private static List<ChannelEntry> InOrder(List<ChannelEntry> entries)
    {
        if (entries.Count == 0) entries.Add(ConfiguredChannels.Nowhere);
        entries.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return entries;
    }
}
