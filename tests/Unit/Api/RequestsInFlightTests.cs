using Payments.Api.Access.Rates;

namespace Payments.Tests.Unit.Api;

public sealed class RequestsInFlightTests
{
    [Fact]
    public void Enter_UpToTheNumber_ThenOnlyWhenOneHasLeft()
    {
        var requests = new RequestsInFlight();
        var first = requests.Enter("mer_a", 2);
        using var second = requests.Enter("mer_a", 2);
        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Null(requests.Enter("mer_a", 2));
        using var other = requests.Enter("mer_b", 2);
        Assert.NotNull(other);

        first.Dispose();
        first.Dispose();
        using var third = requests.Enter("mer_a", 2);
        Assert.NotNull(third);
        Assert.Null(requests.Enter("mer_a", 2));
    }

    [Fact]
    public async Task Enter_FromManyThreads_NeverMoreAtOnceAndNothingStays()
    {
        var requests = new RequestsInFlight();
        var (running, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                using var flight = requests.Enter("mer_a", 3);
                if (flight is null) continue;
                var now = Interlocked.Increment(ref running);
                if (now > Volatile.Read(ref most)) Volatile.Write(ref most, now);
                Interlocked.Decrement(ref running);
            }
        })));

        Assert.InRange(most, 1, 3);
        Assert.Equal(0, requests.Merchants);
    }
}
