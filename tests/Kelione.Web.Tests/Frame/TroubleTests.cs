using Kelione.Web.Shared;
using Kelione.Web.Visits;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Frame;

public sealed class TroubleTests
{
    [Fact]
    public void What_is_not_there_is_a_way_that_leads_nowhere_and_names_no_command()
    {
        var trouble = Trouble.Of(new MendableException("There is no map 'phones'.") { IsMissing = true, CommandHint = "'kelione map list' shows them all." });
        Assert.Equal(new Trouble(BlankKind.NotFound, "There is no map 'phones'."), trouble);
    }

    [Fact]
    public void What_is_refused_is_a_lock_and_all_else_a_broken_way()
    {
        Assert.Equal(BlankKind.Refused, Trouble.Of(new RefusedException(Right.EditMap)).Kind);
        Assert.Equal(BlankKind.Error, Trouble.Of(new MendableException("This cannot be.")).Kind);
    }
}
