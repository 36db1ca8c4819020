namespace Orleans.Runtime;

/// <summary>One activation of a grain, as its own code sees it.</summary>
public interface IGrainContext
{
    GrainReference GrainReference { get; }

    GrainId GrainId { get; }

    object? GrainInstance { get; }

    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when this activation has gone.</summary>
    Task Deactivated { get; }

    /// <summary>Lets the running calls end, then deactivates; calls that come later go to a new activation.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
