using Npgsql;
using Payments.Ids;
using Payments.Outcomes;
using Payments.Storage.Reads;

namespace Payments.ChannelAccounts;

public sealed class ChannelAccountsGrain(SqlReads reads) : Grain, IChannelAccountsGrain
{
    public async Task<Outcome<CreatedChannelAccount>> Create(CreateChannelAccount command)
    {
        var counted = command.MerchantId is { } merchant
            ? await reads.ReadAsync("SELECT count(*) FROM channel_accounts WHERE merchant_id = $1", [new NpgsqlParameter<string> { TypedValue = merchant }], row => row.GetInt64(0))
            : await reads.ReadAsync("SELECT count(*) FROM channel_accounts WHERE merchant_id IS NULL", [], row => row.GetInt64(0));
        var id = EntityId.Derive(IdPrefix.ChannelAccount, command.By, command.Request.Key.Reveal);
        return await GrainFactory.GetGrain<IChannelAccountGrain>(id).Create(command, ChannelAccountLimits.PerOwner - (int)counted[0]);
    }
}
