using System.Text.Json;
using Npgsql;
using Payments.Money;
using Payments.Storage.Reads;

namespace Payments.ChannelAccounts;

/// <summary>What processes ask of the rows of stored accounts.</summary>
public sealed class AccountRows(SqlReads reads)
{
    private const string Text = """
        SELECT pg_snapshot_xmin(pg_current_snapshot())::text, a.key, a.version, a.channel, a.merchant_id, a.status, a.mode
        FROM (SELECT 1) once LEFT JOIN channel_accounts a ON a.changed_in >= $1::text::xid8
        """;

    /// <summary>Before every transaction.</summary>
    public const string Beginning = "0";

    /// <param name="since">Where the last answer said to go on.</param>
    public async Task<ChangedAccounts> ChangedSince(string since)
    {
        var rows = await reads.ReadAsync(Text, [new NpgsqlParameter<string> { TypedValue = since }], Read);
        return new ChangedAccounts(rows[0].Next, [.. rows.Select(row => row.Account).OfType<AccountRow>()]);
    }

    public async Task<ChannelAccountState> State(string id)
    {
        var found = await reads.ReadAsync(
            "SELECT doc FROM channel_accounts WHERE key = $1", [new NpgsqlParameter<string> { TypedValue = id }], row => row.GetFieldValue<byte[]>(0));
        return found is [var document]
            ? JsonSerializer.Deserialize(document, ChannelAccountJson.Default.ChannelAccountState)!
            : throw new InvalidOperationException($"Account {id} has no row any more.");
    }

    private static (string Next, AccountRow? Account) Read(NpgsqlDataReader row) => (
        row.GetString(0),
        row.IsDBNull(1) ? null : new AccountRow(row.GetString(1), row.GetInt64(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5) == ChannelAccountRules.Word(ChannelAccountStatus.Enabled),
            row.IsDBNull(6) ? null : Modes.Read(row.GetString(6))));
}

/// <summary>What every process knows of a stored account; its credentials are read when they are needed.</summary>
/// <param name="Version">Of the row: it grows with everything that is written.</param>
public sealed record AccountRow(string Id, long Version, string Channel, string? MerchantId, bool IsEnabled, PaymentMode? Mode);

/// <param name="Next">Where to go on: of what was written before it, everything was seen.</param>
/// <param name="Rows">Some of them once more than needed.</param>
public sealed record ChangedAccounts(string Next, IReadOnlyList<AccountRow> Rows);
