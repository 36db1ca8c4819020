using System.Collections.Immutable;

namespace Payments.Sagas;

/// <summary>The steps that a document names.</summary>
public static class SagaSteps
{
    /// <summary>What is known of the step now, in place of what was known before.</summary>
    public static ImmutableArray<SagaStep> Set(ImmutableArray<SagaStep> steps, SagaStep step)
    {
        for (var i = 0; i < steps.Length; i++)
            if (steps[i].Name == step.Name) return steps.SetItem(i, step);
        return steps.Add(step);
    }
}
