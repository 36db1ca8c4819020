using Payments.Webhooks.Delivery;

namespace Payments.Tests.Unit.Webhooks;

public sealed class EndpointCircuitTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EndpointCircuit Open = Failing(EndpointCircuit.OpensAfter);

    [Theory]
    [InlineData(0, CircuitStep.Send)]
    [InlineData(1, CircuitStep.Send)]
    [InlineData(9, CircuitStep.Send)]
    [InlineData(10, CircuitStep.Skip)]
    [InlineData(41, CircuitStep.Skip)]
    public void Next_AfterFailuresInARow_SentUntilThereAreTen(int failures, CircuitStep step) => Assert.Equal(step, Failing(failures).Next(Tried(1), false, Now));

    [Theory]
    // tries before, of 13; seconds since it opened; a probe is under way
    [InlineData(1, 0.4, false, CircuitStep.Skip)]
    [InlineData(1, 0.5, false, CircuitStep.Probe)]
    [InlineData(1, 9.0, false, CircuitStep.Probe)]
    [InlineData(1, 9.0, true, CircuitStep.Wait)]
    [InlineData(11, 0.4, false, CircuitStep.Skip)]
    [InlineData(12, 0.4, false, CircuitStep.Probe)]
    [InlineData(12, 0.4, true, CircuitStep.Wait)]
    public void Next_WhileItIsOpen_OneProbeAtATimeAndEveryLastTry(int tries, double seconds, bool isProbing, CircuitStep step) =>
        Assert.Equal(step, Open.Next(Tried(tries), isProbing, Now.AddSeconds(seconds)));

    [Fact]
    public void After_ASuccess_EverythingIsSentAgain()
    {
        Assert.Equal(EndpointCircuit.Closed, Open.After(DeliveryVerdict.Delivered, isProbe: true, Now, DeliverySchedule.Usual));
        Assert.Equal(EndpointCircuit.Closed, Open.After(DeliveryVerdict.Delivered, isProbe: false, Now, DeliverySchedule.Usual));
        Assert.Equal(EndpointCircuit.Closed, Failing(9).After(DeliveryVerdict.Delivered, isProbe: false, Now, DeliverySchedule.Usual));
    }

    [Fact]
    public void After_FailedProbes_PausesDoubleUpToHalfAMinute()
    {
        var circuit = Open;
        var pauses = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            circuit = circuit.After(DeliveryVerdict.Failed, isProbe: true, Now, DeliverySchedule.Usual);
            pauses.Add((circuit.NextProbe!.Value - Now).TotalSeconds);
        }

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30], pauses.Take(8));
        Assert.All(pauses.Skip(8), pause => Assert.Equal(30, pause));
    }

    [Fact]
    public void After_OthersThatWereUnderWayWhenItOpened_ProbeComesNoLater() =>
        Assert.Equal(Open.NextProbe, Open.After(DeliveryVerdict.Failed, isProbe: false, Now.AddHours(1), DeliverySchedule.Usual).NextProbe);

    [Fact]
    public void Suspect_OfAnEndpointThatWasFailing_OneGoesFirst()
    {
        var suspect = EndpointCircuit.Suspect(Now);
        Assert.Equal((CircuitStep.Probe, CircuitStep.Wait), (suspect.Next(Tried(0), false, Now), suspect.Next(Tried(0), true, Now)));
        Assert.Equal(CircuitStep.Skip, suspect.After(DeliveryVerdict.Failed, isProbe: true, Now, DeliverySchedule.Usual).Next(Tried(0), false, Now));
        Assert.Equal(CircuitStep.Send, suspect.After(DeliveryVerdict.Delivered, isProbe: true, Now, DeliverySchedule.Usual).Next(Tried(0), false, Now));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Next_OneDeliveryAlone_EachOfItsTriesIsSent(bool isSuspect)
    {
        for (var notification = 0; notification < 200; notification++)
        {
            var (waiting, now) = (Tried(0) with { Id = $"whn_{notification}" }, Now);
            var circuit = isSuspect ? EndpointCircuit.Suspect(now) : EndpointCircuit.Closed;
            while (waiting.Tries < waiting.MaxTries)
            {
                var step = circuit.Next(waiting, false, now);
                Assert.Contains(step, new[] { CircuitStep.Send, CircuitStep.Probe });
                circuit = circuit.After(DeliveryVerdict.Failed, step == CircuitStep.Probe, now, DeliverySchedule.Usual);
                waiting = waiting with { Tries = waiting.Tries + 1 };
                now += DeliverySchedule.Wait(waiting.Id, waiting.Tries, DeliverySchedule.Usual);
            }
        }
    }

    private static Notification Tried(int times) => new("whn_1", "whe_1", "pay_1", 1, times, 13, "{}");

    private static EndpointCircuit Failing(int times) =>
        Enumerable.Range(0, times).Aggregate(EndpointCircuit.Closed, (circuit, _) => circuit.After(DeliveryVerdict.Failed, isProbe: false, Now, DeliverySchedule.Usual));
}
