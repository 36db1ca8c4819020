using Payments.Embedded.Calls;

namespace Payments.Embedded.Activations;

/// <summary>What one turn does: start a call (no callback), or go on with one.</summary>
internal readonly record struct Turn(GrainCall Call, SendOrPostCallback? Callback, object? State);
