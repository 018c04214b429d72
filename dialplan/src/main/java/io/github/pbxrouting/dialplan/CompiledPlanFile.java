package io.github.pbxrouting.dialplan;

import io.github.pbxrouting.api.BrandRouter;

/** A plan file, and the routers of its brand. Immutable. */
public final class CompiledPlanFile {

  private final PlanFile file;
  private final BrandRouter router;

  CompiledPlanFile(PlanFile file, BrandRouter router) {
    this.file = file;
    this.router = router;
  }

  /** Returns what the file holds. */
  public PlanFile file() {
    return file;
  }

  /** Returns the compiled brand. */
  public BrandRouter router() {
    return router;
  }
}
