namespace Payments.Tests.Simulation.Plan;

public sealed class SimulationPlanTests
{
    [Fact]
    public void Of_TheSameSeed_IsTheSamePlan()
    {
        var (one, other) = (SimulationPlan.Of(7, new PlanSettings()), SimulationPlan.Of(7, new PlanSettings()));

        Assert.Equal(one.Operations, other.Operations);
        Assert.Equal(one.Faults, other.Faults);
    }

    [Fact]
    public void Of_AnotherSeed_IsAnotherPlan()
    {
        var (one, other) = (SimulationPlan.Of(7, new PlanSettings()), SimulationPlan.Of(8, new PlanSettings()));

        Assert.NotEqual(one.Operations, other.Operations);
        Assert.NotEqual(one.Faults, other.Faults);
    }

    [Fact]
    public void Of_EnoughOperationsAndFaults_PlansEveryKindOfThem()
    {
        var plan = SimulationPlan.Of(7, new PlanSettings { Silos = 3, Faults = Enum.GetValues<FaultKind>().Length });

        Assert.Equal(Enum.GetValues<OperationKind>(), plan.Operations.Select(one => one.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<FaultKind>(), plan.Faults.Select(one => one.Kind).Order());
    }

    [Fact]
    public void Of_OneProcess_NothingThatOnlyAClusterHas()
    {
        var plan = SimulationPlan.Of(7, new PlanSettings { Faults = 100 });

        Assert.DoesNotContain(plan.Faults, fault => fault.Kind is FaultKind.KillSilo or FaultKind.PauseSilo or FaultKind.KillFrontEnd);
    }

    [Fact]
    public void Of_AnySeed_KeepsToItsTimeAndItsOrder()
    {
        var settings = new PlanSettings();
        foreach (var plan in Enumerable.Range(1, 20).Select(seed => SimulationPlan.Of(seed, settings)))
        {
            Assert.Equal(settings.Payments, plan.Operations.Count(one => one.Kind == OperationKind.Pay));
            Assert.All(plan.Faults, fault => Assert.InRange(fault.At, TimeSpan.FromSeconds(1), settings.Lasting));
            Assert.Equal(plan.Operations.OrderBy(one => one.At).ThenBy(one => one.Number), plan.Operations);
            var at = plan.Operations.ToDictionary(one => one.Number, one => one.At);
            Assert.All(plan.Operations, one => Assert.True(at[one.Target] <= one.At, $"{one} is about what comes later"));
        }
    }
}
