using Paseban.Web.Intake;

namespace Paseban.Portal.Registration;

/// <summary>Questions with what was answered, each with a way to change just that: the model of <c>_Answers.cshtml</c>.</summary>
/// <param name="Reference">REG-...</param>
/// <param name="Rows">An answer a line; none where nothing is said.</param>
/// <param name="Back">The page that shows them, where a change leads back to.</param>
public sealed record AnswerList(string Reference, IReadOnlyList<(Question Question, IReadOnlyList<string> Answers)> Rows, string Back);
