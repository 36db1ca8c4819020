using Npgsql;

namespace Payments.Storage.Migrations;

/// <summary>Turns what goes wrong with PAYMENTS_DB into one sentence without its password.</summary>
internal static class ConnectionText
{
    public static string Check(string text)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrWhiteSpace(settings.Host)) throw new StorageStartException(Malformed("it names no host"));
            return text;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            // The original text goes nowhere, not even as an inner exception: it may hold a password.
            throw new StorageStartException(Malformed("it does not parse"));
        }
    }

    public static StorageStartException Unreachable(string text, Exception error)
    {
        var settings = new NpgsqlConnectionStringBuilder(text);
        var server = $"{settings.Host}:{settings.Port}";
        return new StorageStartException(error switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                $"PostgreSQL at {server} refuses user '{settings.Username}': check user name and password in PAYMENTS_DB.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"PostgreSQL at {server} has no database '{settings.Database ?? settings.Username}': create it or correct PAYMENTS_DB.",
            PostgresException e => $"PostgreSQL at {server} does not let us in ({e.SqlState}: {e.MessageText}).",
            NpgsqlException { InnerException: { } cause } when error.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
                $"PostgreSQL at {server} asks for a password that PAYMENTS_DB does not give ({cause.Message}).",
            NpgsqlException e when e.Message.StartsWith("No password", StringComparison.Ordinal) =>
                $"PostgreSQL at {server} asks for a password that PAYMENTS_DB does not give.",
            _ => $"PostgreSQL cannot be reached at {server}: {(error.InnerException ?? error).Message.TrimEnd('.')}.",
        });
    }

    private static string Malformed(string why) =>
        $"PAYMENTS_DB is no PostgreSQL connection string ({why}); it should look like 'Host=localhost;Database=payments;Username=payments;Password=...'.";
}
