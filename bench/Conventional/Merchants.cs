using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Payments.Bench.Usual;

/// <summary>Who an API key belongs to: read once, then from memory, as a tuned service does it.</summary>
internal sealed class Merchants(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<string, int> _known = new(StringComparer.Ordinal);

    public async ValueTask<int?> Find(string? key)
    {
        if (key is null) return null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        if (_known.TryGetValue(hash, out var merchant)) return merchant;
        await using var command = database.CreateCommand("SELECT merchant_id FROM c_api_keys WHERE hash = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = hash });
        if (await command.ExecuteScalarAsync() is not int found) return null;
        return _known[hash] = found;
    }
}
