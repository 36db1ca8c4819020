namespace Payments.Embedded.Calls;

internal static class CallFailure
{
    /// <summary>The very exception object that ended the task, so that callers see the type and the stack of the callee.</summary>
    public static Exception Of(Task task)
    {
        if (task.IsFaulted) return task.Exception!.InnerException!;
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException exception)
        {
            return exception;
        }

        throw new InvalidOperationException("The task has not failed.");
    }
}
