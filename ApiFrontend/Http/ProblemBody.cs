namespace Payments.Api.Http;

/// <summary>The body of every answer that is not a success.</summary>
/// <param name="Type">Names the kind of problem.</param>
/// <param name="Title">The HTTP status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and what to do about it.</param>
/// <param name="Code">Stable; programs decide by it.</param>
/// <param name="Field">The field of the request that is wrong, where it is one.</param>
/// <param name="TraceId">Give it to whoever runs the platform.</param>
internal sealed record ProblemBody(string Type, string Title, int Status, string Detail, string Code, string? Field, string? TraceId);
