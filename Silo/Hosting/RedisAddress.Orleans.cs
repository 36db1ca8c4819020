using Payments.Silo.Settings;
using StackExchange.Redis;

namespace Payments.Silo.Hosting;

/// <summary>Says what is wrong with PAYMENTS_REDIS in one sentence that never holds its password.</summary>
internal static class RedisAddress
{
    /// <summary>Asked before anything starts: once the engine has started, its own logs would bury the sentence.</summary>
    public static string Require(string redis)
    {
        try
        {
            using var connection = ConnectionMultiplexer.Connect(redis);
            return redis;
        }
        catch (RedisConnectionException e) when (e.FailureType == ConnectionFailureType.AuthenticationFailure)
        {
            throw new SettingsException("The Redis that PAYMENTS_REDIS names refuses the password.");
        }
        catch (RedisConnectionException)
        {
            throw new SettingsException("The Redis that PAYMENTS_REDIS names cannot be reached: start it, or correct the address.");
        }
        catch (ArgumentException)
        {
            // The exception's own message repeats parts of the text.
            throw new SettingsException("PAYMENTS_REDIS is not the address of a Redis: give it host:port, followed by ,password=... where one is needed.");
        }
    }
}
