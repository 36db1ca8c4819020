using System.Text.RegularExpressions;
using Npgsql;

namespace Payments.Tests.Integration.Ledger;

/// <summary>Runs the statements that docs/ledger.md gives to auditors, as they stand there.</summary>
internal static partial class Auditor
{
    /// <summary>The fault and the row that they name first, or null when they name none.</summary>
    public static async Task<(string Fault, string? TransferId)?> Audit(TestDatabase database, string merchant)
    {
        var statements = Sql().Matches(await File.ReadAllTextAsync(Path.Combine(Built.RepositoryRoot, "docs/ledger.md"))).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, statements.Count);
        foreach (var text in statements)
        {
            await using var command = database.Source.CreateCommand(text);
            command.Parameters.Add(new NpgsqlParameter<string>("merchant", merchant));
            await using var row = await command.ExecuteReaderAsync();
            if (await row.ReadAsync()) return (row.GetString(row.GetOrdinal("fault")), row.IsDBNull(row.GetOrdinal("transfer_id")) ? null : row.GetString(row.GetOrdinal("transfer_id")));
        }

        return null;
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sql();
}
