namespace Payments.ChannelSimulator.Banking;

/// <summary>The wire's and the log's words for what the bank knows as numbers.</summary>
internal static class Words
{
    public static string Of(Operation operation) => operation switch
    {
        Operation.Charge => "charge",
        Operation.Refund => "refund",
        Operation.Void => "void",
        Operation.Authorisation => "authorisation",
        Operation.Capture => "capture",
        Operation.Release => "release",
    };

    public static string Of(Status status) => status switch
    {
        Status.Succeeded => "succeeded",
        Status.Declined => "declined",
        Status.RequiresAction => "requires_action",
        Status.Processing => "processing",
        Status.Voided => "voided",
        Status.Closed => "closed",
    };

    public static Operation OperationOf(string word) => word switch
    {
        "charge" => Operation.Charge,
        "refund" => Operation.Refund,
        "void" => Operation.Void,
        "authorisation" => Operation.Authorisation,
        "capture" => Operation.Capture,
        "release" => Operation.Release,
        _ => throw new FormatException($"There is no operation '{word}'."),
    };

    public static Status StatusOf(string word) => word switch
    {
        "requires_action" => Status.RequiresAction,
        "processing" => Status.Processing,
        _ => throw new FormatException($"Nothing pends in the status '{word}'."),
    };
}
