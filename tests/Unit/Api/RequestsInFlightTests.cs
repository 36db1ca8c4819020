using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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

    /// <summary>Who sends one request after the other is never told that two run at the same time.</summary>
    [Fact]
    public async Task TryEnter_AnswerHasBegun_TheNextIsLetIn()
    {
        var requests = new RequestsInFlight();
        var (first, second) = (new Answer(), new Answer());
        Assert.True(requests.TryEnter(first.Response, "mer_a", 1));
        Assert.False(requests.TryEnter(second.Response, "mer_a", 1));

        await first.Begin();
        Assert.True(requests.TryEnter(second.Response, "mer_a", 1));

        // The end of the first does not let go of the second.
        await first.End();
        Assert.False(requests.TryEnter(new Answer().Response, "mer_a", 1));
        await second.Begin();
        await second.End();
        Assert.Equal(0, requests.Merchants);
    }

    [Fact]
    public async Task TryEnter_CallerHasGone_ThePlaceIsFree()
    {
        var requests = new RequestsInFlight();
        var gone = new Answer();
        Assert.True(requests.TryEnter(gone.Response, "mer_a", 1));

        await gone.End();

        Assert.Equal(0, requests.Merchants);
    }

    /// <summary>An answer that begins and ends when the test says so.</summary>
    private sealed class Answer : HttpResponseFeature
    {
        private readonly List<(Func<object, Task> Run, object State)> _starting = [];
        private readonly List<(Func<object, Task> Run, object State)> _completed = [];

        public Answer()
        {
            var http = new DefaultHttpContext();
            http.Features.Set<IHttpResponseFeature>(this);
            Response = http.Response;
        }

        public HttpResponse Response { get; }

        public override void OnStarting(Func<object, Task> callback, object state) => _starting.Add((callback, state));

        public override void OnCompleted(Func<object, Task> callback, object state) => _completed.Add((callback, state));

        public Task Begin() => Task.WhenAll(_starting.Select(one => one.Run(one.State)));

        public Task End() => Task.WhenAll(_completed.Select(one => one.Run(one.State)));
    }
}
