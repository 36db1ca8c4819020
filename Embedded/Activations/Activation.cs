namespace Payments.Embedded.Activations;

internal abstract class Activation : IGrainContext
{
    public static IGrainContext? Current => null;
    public abstract EmbeddedSilo Silo { get; }
    public abstract GrainReference GrainReference { get; }
    public abstract GrainId GrainId { get; }
    public abstract object? GrainInstance { get; }
    public abstract IServiceProvider ActivationServices { get; }
    public abstract Task Deactivated { get; }
    public abstract void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
    public abstract void DelayDeactivation(TimeSpan time);
    public abstract IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options);
}
internal abstract class EmbeddedSilo { public abstract IGrainFactory Factory { get; } }
