using System.Net;

namespace Payments.Tests.EndToEnd.Signing;

public sealed class NonceRestartTests
{
    [Fact]
    public async Task Replay_AfterKillAndRestart_StillRefused()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        var nonce = Guid.NewGuid().ToString("N");
        var at = TimeProvider.System.GetUtcNow();
        string key, secret;
        await using (var platform = await PlatformProcess.Start(database.ConnectionString))
        {
            using var administrator = platform.Client(platform.AdministratorKey);
            var registered = await (await administrator.PostJson("/v1/merchants", """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""", Guid.NewGuid().ToString())).Json();
            (key, secret) = (registered.String("api_key"), registered.String("signing_secret"));
            using var client = platform.Client(key);
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(SignedRequests.Signed(secret, HttpMethod.Get, "/v1/api-keys", at: at, nonce: nonce))).StatusCode);
            await platform.Kill();
        }

        // A nonce that nobody can use any more, which the restarted platform is to forget.
        await database.ExecuteAsync("INSERT INTO nonces VALUES ('nnc_old', 1, 0, '{}', now(), now() - interval '1 minute')");
        await using (var platform = await PlatformProcess.Start(database.ConnectionString))
        {
            using var client = platform.Client(key);
            using var replay = SignedRequests.Signed(secret, HttpMethod.Get, "/v1/api-keys", at: at, nonce: nonce);
            await (await client.SendAsync(replay)).IsProblem(HttpStatusCode.Unauthorized, "NONCE_USED");
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(SignedRequests.Signed(secret, HttpMethod.Get, "/v1/api-keys"))).StatusCode);
            await Eventually.HoldsAsync(async () => await database.ScalarAsync<long>("SELECT count(*) FROM nonces WHERE key = 'nnc_old'") == 0, "the old nonce is forgotten");
            Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM nonces"));
        }
    }
}
