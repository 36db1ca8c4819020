using System.Text.Json.Serialization;
using Payments.Storage.Mapping;

namespace Payments.Tests.Integration.Storage;

/// <summary>A state with a unique column, a checked column and appended rows.</summary>
public sealed class Account
{
    public string? Email { get; set; }

    public long Balance { get; set; }

    public string Note { get; set; } = "";

    [JsonIgnore]
    public List<Entry> Entries { get; } = [];

    public static StateMapping<Account> Mapping { get; } =
        StateMapping.For("account", "accounts", AccountJson.Default.Account)
            .Column("email", account => account.Email)
            .Column("balance", account => account.Balance)
            .Appends("entries", account => account.Entries, row => row
                .Column("id", entry => entry.Id)
                .Column("account", entry => entry.Account)
                .Column("amount", entry => entry.Amount));
}

public sealed record Entry(string Id, string Account, long Amount);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Account))]
internal sealed partial class AccountJson : JsonSerializerContext;
